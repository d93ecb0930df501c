package latchkey.migration;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Goes through the plans at work, each in a transaction of its own, every few seconds. */
@ApplicationScoped
class FollowPlans {
    private static final Logger LOG = Logger.getLogger(FollowPlans.class);

    private final Plans plans;
    private final FollowPlan followPlan;

    FollowPlans(Plans plans, FollowPlan followPlan) {
        this.plans = plans;
        this.followPlan = followPlan;
    }

    @Scheduled(every = "${latchkey.migration.every:PT5S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        for (RulePlan plan : plans.atWork()) {
            try {
                followPlan.follow(plan);
            } catch (RuntimeException failed) {
                LOG.warnf(failed, "The plan of %s takes nobody this time; it is tried again", plan.domain());
            }
        }
    }
}

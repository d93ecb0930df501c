package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether reports are judged, by this replica or by another one that it sees at work. */
@Readiness
@ApplicationScoped
public class JudgeHealth implements HealthCheck {
    private static final int LEASES = 6;

    private final JudgeReports judge;
    private final Duration latest;

    JudgeHealth(JudgeReports judge, DiagnosisConfig config) {
        this.judge = judge;
        this.latest = config.every().plus(config.lease().multipliedBy(LEASES));
    }

    public boolean judging() {
        return judge.running() && sinceLastLook().compareTo(latest) < 0;
    }

    public Duration sinceLastLook() {
        return judge.sinceLastLook();
    }

    @Override
    public HealthCheckResponse call() {
        Duration since = sinceLastLook();
        return HealthCheckResponse.named("reports are judged")
                .status(judging())
                .withData("seconds since the last look", since.toSeconds())
                .build();
    }
}

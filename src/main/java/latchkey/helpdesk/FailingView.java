package latchkey.helpdesk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;
import latchkey.diagnosis.AskedFilter;
import latchkey.diagnosis.FailingClientState;
import latchkey.diagnosis.HeldBy;
import latchkey.diagnosis.WorklistFilter;
import latchkey.diagnosis.WorklistFilter.Since;
import latchkey.diagnosis.WorklistOrder;
import latchkey.diagnosis.WorklistPage;
import latchkey.shared.Protocol;

/**
 * The worklist, and the view as it was chosen; all of it is in the page's address.
 *
 * @param cut whether what was searched for was too long
 * @param known addresses in the list that are mailboxes here
 * @param holders names of who has taken on a case, by address
 * @param mailboxes that the search fits, failing or not
 * @param domains to choose from
 * @param beginning of interest where the list is empty
 */
record FailingView(
        WorklistPage page,
        ShutOuts shutOuts,
        WorklistFilter filter,
        WorklistOrder order,
        List<AskedFilter.Nonsense> nonsense,
        boolean cut,
        Set<String> known,
        Map<String, String> holders,
        List<String> mailboxes,
        List<String> domains,
        Beginning beginning) {
    private static final String PATH = "/helpdesk/failing";

    /** @param chosen whether it is this one that is shown */
    record ReasonLink(Reason reason, long clients, String address, boolean chosen) {}

    /** Of those that there are, and of what is chosen. */
    public List<ReasonLink> reasons() {
        Map<Reason, Long> counts = page.byReason();
        return Arrays.stream(Reason.values())
                .filter(reason -> counts.containsKey(reason) || isReason(reason))
                .map(reason -> new ReasonLink(
                        reason,
                        counts.getOrDefault(reason, 0L),
                        FailingForm.address(PATH, filter.withReason(Optional.of(reason)), order, 1),
                        isReason(reason)))
                .toList();
    }

    /** Whether any mail server tells of such. */
    public boolean bans() {
        return shutOuts.told();
    }

    public String allReasons() {
        return FailingForm.address(PATH, filter.withReason(Optional.empty()), order, 1);
    }

    public List<Certainty> certainties() {
        return List.of(Certainty.values());
    }

    public List<FailingClientState> states() {
        return List.of(FailingClientState.values());
    }

    public List<Since> sinces() {
        return List.of(Since.values());
    }

    public List<Protocol> protocols() {
        return List.of(Protocol.values());
    }

    public List<WorklistOrder> orders() {
        return List.of(WorklistOrder.values());
    }

    public boolean withoutDomain() {
        return beginning == Beginning.NO_DOMAIN;
    }

    public boolean unheard() {
        return beginning == Beginning.NOTHING_HEARD;
    }

    public boolean filtered() {
        return !filter.none();
    }

    /** What is folded away is shown while it does something. */
    public boolean finer() {
        return filter.certainty().isPresent()
                || filter.domain().isPresent()
                || filter.since().isPresent()
                || filter.protocol().isPresent()
                || filter.holder().isPresent()
                || !filter.client().isEmpty()
                || order != WorklistOrder.WORST;
    }

    public boolean isReason(Reason reason) {
        return filter.reason().equals(Optional.of(reason));
    }

    public boolean isCertainty(Certainty certainty) {
        return filter.certainty().equals(Optional.of(certainty));
    }

    public boolean isState(FailingClientState state) {
        return filter.state().equals(Optional.of(state));
    }

    public boolean isDomain(String domain) {
        return filter.domain().equals(Optional.of(domain));
    }

    public boolean isSince(Since since) {
        return filter.since().equals(Optional.of(since));
    }

    /** @param key of those that can be chosen */
    public boolean isHolder(String key) {
        return filter.holder().map(HeldBy::key).equals(Optional.of(key));
    }

    public boolean isProtocol(Protocol protocol) {
        return filter.protocol().equals(Optional.of(protocol));
    }

    public boolean isOrder(WorklistOrder one) {
        return order == one;
    }

    private boolean hasCase(String address) {
        return known.contains(address);
    }

    public boolean isHeld(String address) {
        return holders.containsKey(address);
    }

    public String holder(String address) {
        return holders.getOrDefault(address, "");
    }

    /** Of the mailbox, or of the name where no mailbox has it. */
    public String placeOf(WorklistPage.Entry entry) {
        return hasCase(entry.address())
                ? caseOf(entry.address())
                : CaseAddress.ofName(entry.clients().get(0).id());
    }

    public String caseOf(String address) {
        return CaseAddress.of(address);
    }

    public String address(int number) {
        return FailingForm.address(PATH, filter, order, number);
    }

    /** The same view, to nudge those who are in it. */
    public String nudge() {
        return FailingForm.address("/helpdesk/nudges/new", filter, WorklistOrder.WORST, 1);
    }

    public String csv() {
        return FailingForm.address(PATH + ".csv", filter, order, 1);
    }
}

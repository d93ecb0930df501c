package latchkey.shared;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The domains in which somebody of the staff may look and act: all, or those that are named. What lies elsewhere does not
 * exist for him.
 */
public record StaffDomains(boolean all, Set<String> named) {
    public static final StaffDomains ALL = new StaffDomains(true, Set.of());
    public static final StaffDomains NONE = new StaffDomains(false, Set.of());

    /** Can be no domain. */
    private static final String EVERY = "*";

    public StaffDomains {
        named = all ? Set.of() : Set.copyOf(named);
    }

    public static StaffDomains of(Set<String> named) {
        return new StaffDomains(false, named);
    }

    /** From {@link #sqlList}. */
    public static StaffDomains ofList(String list) {
        return list.equals(EVERY) ? ALL : of(Set.of(list.split(",", -1)));
    }

    /** What somebody did who may act in more domains is none of his who may act in less. */
    public boolean coverAllOf(StaffDomains others) {
        return all || (!others.all && named.containsAll(others.named));
    }

    public boolean none() {
        return !all && named.isEmpty();
    }

    /** Never what can be no domain here. */
    public boolean cover(String domain) {
        return AsciiText.is(domain) && (all || named.contains(domain));
    }

    public boolean hold(MailAddress address) {
        return cover(address.domain());
    }

    /** @throws Refusal.NotFound for another domain, whether it exists or not */
    public void require(String domain) {
        if (!cover(domain)) {
            throw new Refusal.NotFound();
        }
    }

    public void require(MailAddress address) {
        require(address.domain());
    }

    /** @throws Refusal.NotAllowed unless all is meant: for what concerns the whole site */
    public void requireAll() {
        if (!all) {
            throw new Refusal.NotAllowed();
        }
    }

    public StaffDomains and(StaffDomains more) {
        Set<String> both = new HashSet<>(named);
        both.addAll(more.named);
        return new StaffDomains(all || more.all, both);
    }

    /** For a person to read. */
    public List<String> sorted() {
        return named.stream().sorted().toList();
    }

    /** What a query compares with; see {@link #sqlDomain}. */
    public String sqlList() {
        return all ? EVERY : String.join(",", named);
    }

    /** @param list where the query has {@link #sqlList} */
    public static String sqlDomain(String column, String list) {
        return "(" + list + " = '" + EVERY + "' OR FIND_IN_SET(" + column + ", " + list + ") > 0)";
    }

    /** The same for an address. What was typed without a domain is nobody's. */
    public static String sqlAddress(String column, String list) {
        return "(" + list + " = '" + EVERY + "' OR (LOCATE('@', " + column + ") > 0 AND FIND_IN_SET(SUBSTRING_INDEX("
                + column + ", '@', -1), " + list + ") > 0))";
    }
}

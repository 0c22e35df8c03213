namespace House;

/// <summary>The refusals that no browser of the tests comes to; each has its test at the verb or over HTTP.</summary>
internal static class Refusals
{
    private const string Moment = "needs two acts in one moment: a test of races plays it";
    private const string Time = "needs a clock that is moved";
    private const string Limit = "needs hours or hundreds of texts: the limits' own test counts them";
    private const string Way = "the page leads on to where the person can go, it shows no sentence";
    private const string Door = "the page itself is closed to that role";
    private const string Key = "needs a certificate that no key of the sandbox carries, or that its page does not offer";
    private const string Sender = "answers the approving system, not a browser: over HTTP and at the verb";
    private const string Officers = "one walk of the officers stays short: at the verb";
    private const string Kept = "the revocation list that the portal has kept answers while it is fresh: both are down at the verb";

    public static readonly (string Number, string Reason)[] Elsewhere =
    [
        ("ACC-006", Key), ("ACC-009", Key), ("ACC-010", Kept), ("ACC-012", Key),
        ("ACC-021", "would lock the demo's staff out for the other tests"),
        ("ACC-031", Limit), ("ACC-033", Time), ("ACC-037", Limit), ("ACC-043", Way),
        ("APPT-005", "only the old platform left certificates without a holder"),
        ("CERT-002", Way), ("CERT-003", Way), ("CERT-004", Way), ("CERT-006", Moment), ("CERT-008", Way), ("CERT-009", Moment),
        ("CERT-018", Key), ("CERT-019", Way), ("CERT-021", Way), ("CERT-022", "a unit that a licence opened in another province, after its officer: at the verb"),
        ("MSG-002", Limit), ("MSG-003", Limit), ("MSG-004", Limit), ("MSG-005", Limit),
        ("PERS-004", Door), ("PERS-015", "two such pictures at once are PAGE-413 before; one is refused over HTTP"), ("PERS-017", Time), ("PERS-018", Door),
        ("PHONE-001", "the form asks for a number; only older requests have none"), ("PHONE-003", "has a page of its own"),
        ("QUAL-008", Time), ("QUAL-015", Time), ("QUAL-017", Moment),
        ("QUAL-030", Sender), ("QUAL-032", Sender), ("QUAL-033", Sender), ("QUAL-034", Sender),
        ("QUAL-035", Sender), ("QUAL-036", Sender), ("QUAL-037", Sender), ("QUAL-038", Sender),
        ("QUAL-040", Door), ("QUAL-041", "an officer gets there by links: at the verb"), ("QUAL-042", Moment), ("QUAL-044", Officers),
        ("QUAL-045", Officers), ("QUAL-046", Officers), ("QUAL-047", Moment), ("QUAL-048", Officers), ("QUAL-049", Officers), ("QUAL-050", Officers), ("QUAL-051", Officers),
        ("QUAL-060", "a page without scripts: read over HTTP, and by axe in the gallery"), ("QUAL-061", "the page says 查无此证 in its own words"),
        ("REV-002", Door),
        ("SIGN-004", Key), ("SIGN-007", Moment), ("SIGN-009", Kept),
        ("SIGN-022", Time), ("SIGN-026", Moment), ("SIGN-028", Limit), ("SIGN-031", "has a page of its own"), ("SIGN-042", "the sandbox gives every unit a licence"),
        ("UNIT-008", Moment),
        ("UPG-007", Way), ("UPG-008", Moment),
    ];
}

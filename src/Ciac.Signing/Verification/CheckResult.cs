namespace Ciac.Signing.Verification;

/// <summary>What a check found.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>Not as it should be: the signature is not valid.</summary>
    Failed,

    /// <summary>Could not be decided, for want of data or of an answer.</summary>
    Undecided,

    /// <summary>The signature has nothing for this check to look at.</summary>
    NotApplicable,
}

/// <summary>What a check is about.</summary>
public enum CheckSubject
{
    /// <summary>The signed bytes are the bytes of the file.</summary>
    Integrity,

    /// <summary>Who signed, and whether a trusted root vouches for it.</summary>
    Trust,

    /// <summary>When.</summary>
    Time,
}

/// <summary>One line of the report.</summary>
/// <param name="Code">Stable name of the check, for pages and programs.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Outcome">What it found.</param>
/// <param name="Detail">Why, in English; empty when it passed.</param>
public sealed record CheckResult(string Code, CheckSubject Subject, CheckOutcome Outcome, string Detail);

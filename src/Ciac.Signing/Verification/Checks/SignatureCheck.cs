using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Ciac.Signing.Verification.Checks;

/// <summary>One rule about a signature. Each has a stable code and finds one thing; none throws on hostile input.</summary>
internal abstract class SignatureCheck(string code, CheckSubject subject)
{
    public string Code => code;

    public CheckResult Run(SignatureUnderTest signature)
    {
        var (outcome, detail) = FindSafely(signature);
        return new CheckResult(code, subject, outcome, detail);
    }

    protected static (CheckOutcome, string) Passed => (CheckOutcome.Passed, "");

    protected abstract (CheckOutcome Outcome, string Detail) Find(SignatureUnderTest signature);

    /// <summary>What cannot be decoded has failed: the platform's readers throw where ours would say so.</summary>
    private (CheckOutcome, string) FindSafely(SignatureUnderTest signature)
    {
        try
        {
            return Find(signature);
        }
        catch (Exception broken) when (broken is AsnContentException or CryptographicException)
        {
            return Failed("it cannot be read: " + broken.Message);
        }
    }

    protected static (CheckOutcome, string) Failed(string why) => (CheckOutcome.Failed, why);

    protected static (CheckOutcome, string) Undecided(string why) => (CheckOutcome.Undecided, why);

    protected static (CheckOutcome, string) NotApplicable(string why) => (CheckOutcome.NotApplicable, why);

    protected static (CheckOutcome, string) Unless(string? fault) => fault is null ? Passed : Failed(fault);
}

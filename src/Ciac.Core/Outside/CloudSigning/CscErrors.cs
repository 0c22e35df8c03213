using Ciac.Core.Outside.Wire;

namespace Ciac.Core.Outside.CloudSigning;

/// <summary>The standard gives one error name to several refusals and tells them apart by fixed sentences.</summary>
internal static class CscErrors
{
    public static AuthorizeResult OfAuthorize(CscError error) => error.Error switch
    {
        _ when Says(error, "locked") => new AuthorizeResult.Locked(),
        _ when Says(error, "Hash is not authorized") => new AuthorizeResult.HashRefused(),
        "invalid_authentication_data" or "invalid_otp" when Says(error, "expired") => new AuthorizeResult.CodeExpired(),
        "invalid_authentication_data" or "invalid_otp" => new AuthorizeResult.WrongCode(error.TriesLeft),
        var name => new AuthorizeResult.Refused(WireJson.Reason(name), WireJson.Reason(error.Description)),
    };

    private static bool Says(CscError error, string words) =>
        error.Description?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}

namespace Ciac.CertificateAssistant.Gate;

/// <summary>Headers of every answer: nothing foreign runs in our pages, nobody frames them, nothing of them is kept.</summary>
public static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Not "no-referrer": with it browsers post our own forms with "Origin: null".
        headers["Referrer-Policy"] = "same-origin";
    }
}

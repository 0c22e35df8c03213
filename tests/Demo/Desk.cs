using System.Text.Json;

namespace Demo;

/// <summary>A person at a browser with a key: signs in, seals, and proves that the key is at hand.</summary>
internal sealed class Desk(Addresses addresses, Outsiders outsiders, Firm firm, string role) : IDisposable
{
    private readonly Assistant _assistant = new(addresses, firm.Key(role).Pin);

    public Browser Browser { get; } = new(addresses.Portal);

    public string UniqueId => firm.Key(role).UniqueId;

    public async Task SignInAsync()
    {
        await Browser.OpenAsync("/sign-in");
        await Browser.SubmitAsync("/sign-in/certificate", ("Token", await TokenAsync(Browser, "/sign-in/challenge", "login")));
    }

    /// <summary>Signs a challenge that a page of the given browser asks for: this key is plugged in beside that session.</summary>
    public async Task<string> TokenAsync(Browser browser, string challengePath, string purpose)
    {
        var key = await _assistant.CertificateAsync(UniqueId);
        var challenge = await browser.AskAsync(challengePath);
        var challengeId = challenge.GetProperty("challengeId").GetString();
        var (algorithm, signature) = await _assistant.SignAsync(new
        {
            purpose,
            certificateId = key.GetProperty("id").GetString(),
            origin = addresses.Portal.GetLeftPart(UriPartial.Authority),
            challengeId,
            challenge = challenge.GetProperty("challenge").GetString(),
        });
        return JsonSerializer.Serialize(new { format = "cmp-cert:1", challengeId, certificate = key.GetProperty("certificate").GetString(), algorithm, signature });
    }

    /// <summary>Waits at the progress page until the form is drawn, and seals it. Where the request is signed.</summary>
    public async Task<string> SealAsync(string progress)
    {
        var request = (await Browser.UntilAsync(progress, p => p.Address.AbsolutePath.StartsWith("/sign/", StringComparison.Ordinal))).Address.AbsolutePath;
        var key = await _assistant.CertificateAsync(UniqueId);
        var toSign = await Browser.AskAsync($"{request}/enterprise/prepare", new { certificate = key.GetProperty("certificate").GetString() });
        var (algorithm, signature) = await _assistant.SignAsync(new
        {
            purpose = "seal",
            certificateId = key.GetProperty("id").GetString(),
            origin = addresses.Portal.GetLeftPart(UriPartial.Authority),
            title = toSign.GetProperty("title").GetString(),
            documentDigest = toSign.GetProperty("documentDigest").GetString(),
            toBeSigned = toSign.GetProperty("toBeSigned").GetString(),
        });
        await Browser.SubmitAsync($"{request}/enterprise", ("SignatureValue", signature), ("Algorithm", algorithm));
        return request;
    }

    /// <summary>The legal representative releases the signature by the code on their phone.</summary>
    public async Task RepresentativeSignsAsync(string request)
    {
        await Browser.OpenAsync(request);
        await Browser.SubmitAsync($"{request}/code");
        await Browser.SubmitAsync($"{request}/representative", ("Code", await outsiders.TextAsync(firm.Representative.Mobile, "PROVIDER_CODE", "code")));
    }

    public void Dispose()
    {
        Browser.Dispose();
        _assistant.Dispose();
    }
}

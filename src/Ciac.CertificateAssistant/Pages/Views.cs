using Ciac.CertificateAssistant.Gate;
using Ciac.CertificateAssistant.Requests;
using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>What every page needs: its words, and the values that its forms must send back.</summary>
public abstract record View(Texts Texts, FormGate Forms);

public sealed record TokensView(Texts Texts, FormGate Forms) : View(Texts, Forms)
{
    public required IReadOnlyList<Token> Tokens { get; init; }
    public required IReadOnlyList<SignRequest> Waiting { get; init; }
    public required IReadOnlyList<string> Origins { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required long Version { get; init; }
    public string? Notice { get; init; }
    public FormError? Error { get; init; }
}

/// <summary>A refused form of the token page: whose, which ("read", "pin"), and the sentence.</summary>
public sealed record FormError(string File, string Form, string Text);

public sealed record RequestView(Texts Texts, FormGate Forms) : View(Texts, Forms)
{
    public required SignRequest Request { get; init; }
    public required TokenCertificate? Certificate { get; init; }
    public string? Error { get; init; }
}

public sealed record MessageView(Texts Texts, FormGate Forms, string Key) : View(Texts, Forms)
{
    /// <summary>Where the language link leads.</summary>
    public string Here { get; init; } = "/";
}

using Ciac.CertificateAssistant.Gate;
using Ciac.CertificateAssistant.Requests;
using Ciac.CertificateAssistant.Tokens;
using Microsoft.Extensions.Options;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>Gathers what the first page shows.</summary>
public sealed class TokenOverview(
    TokenFolder folder, SignRequests requests, ChangeSignal changes, IOptions<AssistantOptions> options, TimeProvider clock)
{
    public TokensView Look(Texts texts, FormGate forms)
    {
        // The counter first: a change while the page is drawn is then seen by its first watch.
        var version = changes.Version;
        return new TokensView(texts, forms)
        {
            Version = version,
            Tokens = folder.All(),
            Waiting = requests.Waiting(),
            Origins = options.Value.Origins,
            Now = clock.GetUtcNow(),
        };
    }
}

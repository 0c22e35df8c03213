using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Messages;

namespace Ciac.Core.Certificates;

/// <summary>What the room's flows tell the people concerned; each kind has its sentence in MessageTexts.</summary>
internal static class CertificateNews
{
    public static Mailbox MailboxOf(this Credential credential, Caller caller) => new(credential.UniqueId, caller.Identifier!);

    public static News Of(this Credential credential, string kind) => new(kind, $"/certificates/{credential.Id}", credential.Nickname);

    /// <summary>Also by SMS: whoever cannot sign in any more reads no page.</summary>
    public static News WithText(this News news, string template, string unit) => news with
    {
        Text = new NewsText(template, new Dictionary<string, string> { ["certificate"] = Place(news.Parameters[0]), ["unit"] = Place(unit) }),
    };

    public static News Expiring(this Credential credential, string key) =>
        new("certificate.expiring", $"/certificates/{credential.Id}", credential.Nickname, PortalClock.Local(credential.ValidUntil).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            Key = key,
        };

    extension(Activation activation)
    {
        public Mailbox Mailbox => new(activation.UniqueId, activation.Identifier);

        public News News => new($"{(activation.Subject is null ? "activation" : "opening")}.{activation.State.ToString().ToLowerInvariant()}", "/activate/end", activation.EnterpriseName);
    }

    extension(PaperApplication application)
    {
        public Mailbox Mailbox => new(application.UniqueId, application.Identifier);

        public News News => new($"paper.{application.State.ToString().ToLowerInvariant()}", application.Link, application.Number);

        private string Link => application switch
        {
            { State: PaperState.Approved, Kind: PaperKind.Activation } => "/activate/paper/complete",
            { State: PaperState.Activated or PaperState.Renewed } => "/",
            { Kind: PaperKind.Renewal } => "/certificates/renew",
            _ => "/activate/paper",
        };
    }

    // Longer values are refused by the gateway; a name's start is enough to know it by.
    private static string Place(string value) => value.Length <= 35 ? value : value[..35];
}

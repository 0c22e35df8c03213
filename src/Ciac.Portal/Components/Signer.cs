namespace Ciac.Portal.Components;

public enum SignerState
{
    /// <summary>Not yet this signer's turn.</summary>
    Waiting,

    /// <summary>亮色: the one whose turn it is.</summary>
    Current,
    HasSigned,
    Declined,
    Expired,
}

public enum CodeState
{
    NotAsked,

    /// <summary>On its way: the provider has not answered yet.</summary>
    Asked,
    Sent,
    Failed,

    /// <summary>The provider did not answer: it may have sent one or not.</summary>
    Unknown,
}

/// <summary>What the signer whose turn it is can do on this page; each kind has its own partial view.</summary>
public abstract record SignerAction
{
    private SignerAction()
    {
    }

    /// <summary>企业电子签章 with a certificate of the user's key; the PIN is typed in the assistant's window.</summary>
    public sealed record Seal(string PrepareHref, string CompleteHref) : SignerAction
    {
        /// <summary>The certificate that signed in; no other one may seal.</summary>
        public string? UniqueId { get; init; }
    }

    /// <summary>法定代表人签名 released by a code that the cloud signing provider sent.</summary>
    public sealed record Code(string SignHref, string SendHref) : SignerAction
    {
        public CodeState State { get; init; }

        /// <summary>The number the provider holds; null until it was asked.</summary>
        public string? MaskedPhone { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public DateTimeOffset? ResendAllowedAt { get; init; }
    }

    /// <summary>Either of both by a scan of the electronic licence.</summary>
    public sealed record Licence(string AskHref, string PageHref) : SignerAction
    {
        public bool ForRepresentative { get; init; }

        /// <summary>The page is open on a phone, which cannot scan itself.</summary>
        public bool OnPhone { get; init; }

        /// <summary>Beside another way that stands first.</summary>
        public bool IsSecondary { get; init; }

        /// <summary>Null until a code was asked for.</summary>
        public string? QrText { get; init; }

        /// <summary>The app's address on this very phone; null when the code says none that a page may lead to.</summary>
        public string? AppHref => OnPhone && Uri.TryCreate(QrText, UriKind.Absolute, out var app) && (app.Scheme == Uri.UriSchemeHttps || app.Scheme == Uri.UriSchemeHttp) ? QrText : null;

        /// <summary>Waiting, Scanned, Confirmed, Signed, Refused, Declined or Expired.</summary>
        public string State { get; init; } = "Waiting";

        public DateTimeOffset ExpiresAt { get; init; }

        public bool IsOpen => State is "Waiting" or "Scanned";

        /// <summary>What was confirmed is being signed: another code would only confuse.</summary>
        public bool MayAsk => QrText is null || State != "Confirmed";
    }
}

/// <summary>One signer of a document, in the order in which they sign.</summary>
public sealed record Signer(int Order, string Title, string Name, SignerState State)
{
    /// <summary>Masked: 138****5678.</summary>
    public string? Contact { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>One more sentence: what is waited for, or why it ended.</summary>
    public string? Note { get; init; }

    public SignerAction? Action { get; init; }

    /// <summary>The ways of signing that can be chosen; null when there is one.</summary>
    public Tabs? Ways { get; init; }
}

/// <summary>Everybody who signs this document, and what is wrong with the code that was typed.</summary>
public sealed record SignerList(IReadOnlyList<Signer> Signers)
{
    public FormErrors Errors { get; init; } = FormErrors.None;
}

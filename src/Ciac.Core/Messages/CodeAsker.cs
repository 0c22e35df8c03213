namespace Ciac.Core.Messages;

/// <summary>Who has a code sent: the unit (null before there is one) and the network address. Both have limits.</summary>
public sealed record CodeAsker(string? Identifier, string? Address)
{
    /// <summary>For a person who is made the holder of a certificate.</summary>
    internal const string HolderTemplate = "SMS_HOLDER_CODE";

    /// <summary>For a legal representative who looks at the own requests on the phone.</summary>
    internal const string PhoneTemplate = "SMS_PHONE_CODE";

    /// <summary>What counts as a code.</summary>
    internal static readonly IReadOnlyList<string> Templates = [HolderTemplate, PhoneTemplate];

    /// <summary>The text says what the code is for: one that was asked for under another purpose is noticed.</summary>
    internal string Template { get; init; } = HolderTemplate;
}

namespace Ciac.Core.Messages;

/// <summary>Who has a code sent: the unit (null before there is one) and the network address. Both have limits.</summary>
public sealed record CodeAsker(string? Identifier, string? Address)
{
    /// <summary>The template of every code that the portal itself makes; what counts as a code.</summary>
    internal const string Template = "SMS_HOLDER_CODE";
}

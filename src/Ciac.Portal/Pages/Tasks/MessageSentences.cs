using Ciac.Core.Messages;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Tasks;

/// <summary>A stored message as a sentence in the reader's language: its kind names the sentence, its parameters fill it.</summary>
public sealed class MessageSentences(IStringLocalizer<MessageTexts> texts)
{
    public string Of(Message message) => texts[message.Kind, [.. message.Parameters]];
}

namespace Ciac.CertificateAssistant;

/// <summary>Every line this program writes about itself. No names, no file names (they carry names), no PINs.</summary>
internal static partial class AssistantLog
{
    [LoggerMessage(1, LogLevel.Warning, "Refused a call: {Reason}")]
    public static partial void Refused(ILogger log, string reason);

    [LoggerMessage(10, LogLevel.Warning, "Wrong PIN, tries left: {Left}")]
    public static partial void WrongPin(ILogger log, int left);

    [LoggerMessage(11, LogLevel.Warning, "A token could not be read")]
    public static partial void TokenUnreadable(ILogger log, Exception error);

    [LoggerMessage(12, LogLevel.Warning, "The certificate beside a token could not be read; it is listed as unread")]
    public static partial void CertificateUnreadable(ILogger log, Exception error);

    [LoggerMessage(13, LogLevel.Error, "The tries file beside a token could not be read; the token counts as locked")]
    public static partial void StateUnreadable(ILogger log);

    [LoggerMessage(20, LogLevel.Information, "Request opened: {Purpose} for {Origin}")]
    public static partial void Opened(ILogger log, string purpose, string origin);

    [LoggerMessage(21, LogLevel.Information, "Request ended: {State}")]
    public static partial void Ended(ILogger log, string state);
}

namespace Ciac.Core.Outside.ApprovingSystem;

/// <summary>Section Outside:ApprovingSystem.</summary>
public sealed class ApprovingSystemOptions
{
    public const string Section = "Outside:ApprovingSystem";

    /// <summary>Key of the events' HMAC.</summary>
    public string CallbackSecret { get; set; } = "";
}

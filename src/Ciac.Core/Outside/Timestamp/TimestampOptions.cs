namespace Ciac.Core.Outside.Timestamp;

/// <summary>Section Outside:Timestamp.</summary>
public sealed class TimestampOptions
{
    public const string Section = "Outside:Timestamp";

    /// <summary>RFC 3161 addresses in the order in which they are tried.</summary>
    public IReadOnlyList<Uri> Addresses { get; set; } = [];
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}

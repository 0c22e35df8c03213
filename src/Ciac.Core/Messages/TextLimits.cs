namespace Ciac.Core.Messages;

/// <summary>Section TextLimits: how many SMS go out (identity.md §6.1: per number, address, unit and altogether), against bombing and against the bill.</summary>
public sealed class TextLimits
{
    public const string Section = "TextLimits";

    /// <summary>Codes to one number in an hour, as the operators count them for one signature; those that failed are not counted.</summary>
    public int CodesPerNumberHour { get; set; } = 5;
    public int CodesPerNumberDay { get; set; } = 10;

    /// <summary>Codes that one network address asks for in an hour; many offices stand behind one address.</summary>
    public int CodesPerAddressHour { get; set; } = 60;

    /// <summary>Codes that one unit asks for in an hour.</summary>
    public int CodesPerUnitHour { get; set; } = 30;

    /// <summary>All texts for one unit in a day: codes, links, reminders, news.</summary>
    public int TextsPerUnitDay { get; set; } = 300;

    /// <summary>All texts of the portal in a day; also those that the gateway refused.</summary>
    public int TextsPerDay { get; set; } = 50_000;

    /// <summary>The part of <see cref="TextsPerDay"/> from which the administrators are warned, 0 to 1.</summary>
    public double AlarmAt { get; set; } = 0.8;
}

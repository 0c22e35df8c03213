namespace Ciac.Portal.Texts;

/// <summary>Names the texts of appointments.</summary>
public sealed class AppointmentTexts;

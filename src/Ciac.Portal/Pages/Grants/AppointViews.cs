using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Certificates;

namespace Ciac.Portal.Pages.Grants;

/// <summary>What an appointment will change, before anything is drawn.</summary>
public sealed record AppointView(AppointmentAct Act, ListRow Row, HolderRole RoleAfter);

public sealed record AppointProgressView(string Number, string State, Timeline Timeline);

public sealed record AppointEndView(Appointment Appointment, ListRow Row)
{
    public required bool IsEffective { get; init; }
    public string? DownloadHref { get; init; }
}

namespace Ciac.Sandbox.Switches;

public static class SwitchEndpoints
{
    public static void MapSwitches(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/switches", (PartySwitches switches) => switches.All);
        routes.MapPost("/switches", (SetPartySwitch wish, PartySwitches switches) => switches.TrySet(wish.Party, wish.Mode)
            ? Results.NoContent()
            : Results.BadRequest(new { error = "unknown party or mode", parties = PartySwitches.Parties, modes = PartySwitches.Modes }));
    }
}

public sealed record SetPartySwitch(string Party, string Mode);

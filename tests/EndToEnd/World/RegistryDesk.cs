namespace EndToEnd.World;

/// <summary>The registrar's page of the sandbox: a firm's entry is changed, the portal finds it so at its next question.</summary>
internal static class RegistryDesk
{
    public static async Task SaysAsync(Visitor registrar, Firm firm, string field, string value)
    {
        await registrar.Page.GotoAsync($"{registrar.Places.SandboxAddress}/registry");
        var entry = registrar.Page.Locator("details").Filter(new() { Has = registrar.Page.Locator($"input[value='{firm.Identifier}']") });
        await entry.Locator("summary").ClickAsync();
        var input = entry.Locator($"[name={field}]");
        if (field == "status") await input.SelectOptionAsync(value);
        else await input.FillAsync(value);
        await entry.Locator("button").ClickAsync();
        await registrar.SeesAsync("已保存");
    }
}

using Ciac.Core.Qualifications.Copies;

namespace Ciac.Portal.Pages.Items;

internal static class ItemPages
{
    /// <summary>Items that the portal itself does: they open its own pages.</summary>
    private static readonly Dictionary<string, string> Own = new() { [CopyRights.Item] = "/qualifications" };

    public static string To(string code) => Own.GetValueOrDefault(code, $"/items/{code}");

    public static bool IsOwn(string code) => Own.ContainsKey(code);

    public static void AddItemPages(this IServiceCollection services) => services.AddScoped<ItemGroups>();
}

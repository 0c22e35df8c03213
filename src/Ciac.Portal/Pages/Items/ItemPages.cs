namespace Ciac.Portal.Pages.Items;

internal static class ItemPages
{
    public static void AddItemPages(this IServiceCollection services) => services.AddScoped<ItemGroups>();
}

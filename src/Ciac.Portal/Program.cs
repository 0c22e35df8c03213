using Ciac.Portal.Components;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPortalLooks();

var app = builder.Build();
app.UsePortalLooks();
app.MapRazorPages();
app.Run();

public sealed partial class Program;

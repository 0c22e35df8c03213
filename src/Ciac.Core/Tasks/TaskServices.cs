using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tasks;

internal static class TaskServices
{
    public static void AddTasks(this IServiceCollection services) => services.AddScoped<ReadToDos>();
}

namespace Ciac.Portal.Pages.Tasks;

internal static class TaskPages
{
    public static void AddTaskPages(this IServiceCollection services) => services.AddScoped<ToDoLines>().AddScoped<TaskLists>().AddScoped<MessageSentences>();
}

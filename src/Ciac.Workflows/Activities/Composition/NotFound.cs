namespace Ciac.Workflows.Activities.Composition;

/// <summary>Stands for an activity type this process does not have; its definition is kept as it is.</summary>
[Activity(TypeName, Category = "System", DisplayZh = "未知活动", DisplayEn = "Unknown activity")]
internal sealed class NotFound : Activity
{
    public const string TypeName = "Elsa.NotFoundActivity";

    public override ValueTask ExecuteAsync(ActivityContext context) =>
        throw new InvalidOperationException($"The activity type {context.Node.Type} is unknown.");
}

namespace Ciac.Portal.Api.Workflows;

/// <summary>The short lists a designer shows in its menus, with the engine's own names.</summary>
public static class DescriptorTables
{
    private static readonly (string Type, string Category, string Zh, string En)[] Types =
    [
        ("String", "Primitives", "文本", "Text"), ("Boolean", "Primitives", "是/否", "Yes or no"), ("Int32", "Primitives", "整数", "Whole number"),
        ("Int64", "Primitives", "长整数", "Large whole number"), ("Double", "Primitives", "小数", "Number"), ("Decimal", "Primitives", "精确小数", "Exact number"),
        ("DateTimeOffset", "Primitives", "时间", "Date and time"), ("TimeSpan", "Primitives", "时长", "Span of time"), ("Guid", "Primitives", "唯一标识", "Identifier"),
        ("Object", "Dynamic", "任意对象", "Anything"), ("ObjectDictionary", "Dynamic", "名称与值", "Values by name"), ("JsonObject", "Dynamic", "JSON 对象", "JSON object"),
    ];

    public static IReadOnlyCollection<object> Expressions =>
    [
        Expression("Literal", "直接填写", "Literal", null), Expression("Object", "JSON", "JSON", "json"), Expression("Variable", "变量", "Variable", null),
        Expression("Input", "流程输入", "Workflow input", null), Expression("JavaScript", "JavaScript", "JavaScript", "javascript"),
    ];

    public static IReadOnlyCollection<object> Variables =>
        [.. Types.Select(type => new { typeName = type.Type, displayName = DescriptorEndpoints.Say(type.Zh, type.En), category = type.Category, description = "" })];

    public static IReadOnlyCollection<object> Activations =>
    [
        DescriptorEndpoints.Strategy("AllowAlways", "不限制", "Always"),
        DescriptorEndpoints.Strategy("Singleton", "同时只有一个实例", "One instance at a time"),
        DescriptorEndpoints.Strategy("Correlation", "每个业务编号只有一个实例（所有流程）", "One instance per correlation id, of any workflow"),
        DescriptorEndpoints.Strategy("CorrelatedSingleton", "每个业务编号只有一个实例（本流程）", "One instance per correlation id, of this workflow"),
    ];

    private static object Expression(string type, string zh, string en, string? language) => new
    {
        type,
        displayName = DescriptorEndpoints.Say(zh, en),
        isSerializable = true,
        isBrowsable = true,
        properties = new { monacoLanguage = language ?? "" },
    };
}

using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

internal sealed class ScriptError : ScriptObject
{
    public ScriptError(ScriptObject prototype, string? message)
        : base(prototype)
    {
        if (message is not null) Install("message", Value.Of(message));
    }

    public override string ClassName => "Error";

    /// <summary>What Error.prototype.toString says, for any object that has a name and a message.</summary>
    public static string Describe(ScriptObject error, Execution x)
    {
        var name = error.Get("name", x);
        var message = error.Get("message", x);
        var title = name.IsUndefined ? "Error" : To.Text(name, x);
        var text = message.IsUndefined ? "" : To.Text(message, x);
        return title.Length == 0 ? text : text.Length == 0 ? title : $"{title}: {text}";
    }
}

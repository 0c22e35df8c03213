using System.Reflection;
using System.Text.Json;

namespace Ciac.Workflows.Activities;

/// <summary>An input or output property of an activity class.</summary>
internal sealed class ActivityArgument(string name, Type valueType, Action<Activity> bind, InputAttribute? description)
{
    public string Name { get; } = name;
    public Type ValueType { get; } = valueType;

    /// <summary>False: the activity evaluates the expression itself, as often as it needs.</summary>
    public bool AutoEvaluate => description?.AutoEvaluate ?? true;

    public string UIHint => description?.UIHint ?? (ValueType == typeof(bool) ? "checkbox" : "singleline");
    public string DisplayZh => description?.DisplayZh ?? "";
    public string DisplayEn => description?.DisplayEn ?? "";

    public void Bind(Activity activity) => bind(activity);

    public static ActivityArgument Of(PropertyInfo property)
    {
        var make = typeof(ActivityArgument).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;
        var binder = make.MakeGenericMethod(property.DeclaringType!, property.PropertyType);
        return (ActivityArgument)binder.Invoke(null, [property])!;
    }

    private static ActivityArgument Make<TActivity, TArgument>(PropertyInfo property)
        where TActivity : Activity where TArgument : class, IArgument, new()
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        var get = property.GetMethod!.CreateDelegate<Func<TActivity, TArgument?>>();
        var set = property.SetMethod?.CreateDelegate<Action<TActivity, TArgument>>();
        return new(name, typeof(TArgument).GetGenericArguments()[0], Bind, property.GetCustomAttribute<InputAttribute>());

        void Bind(Activity activity)
        {
            var argument = get((TActivity)activity);
            if (argument is null)
            {
                argument = new TArgument();
                (set ?? throw new InvalidOperationException($"{property.Name} has neither a value nor a setter."))((TActivity)activity, argument);
            }
            argument.Name = name;
        }
    }
}

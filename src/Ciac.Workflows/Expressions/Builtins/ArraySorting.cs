using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;
using static Ciac.Workflows.Expressions.Builtins.ArrayItems;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>A stable merge sort: the comparison may be a script that lies, throws or changes the array.</summary>
internal static class ArraySorting
{
    public static void Install(Library prototype) => prototype.Method("sort", 1, Sort);

    private static Value Sort(in Call call)
    {
        var array = Mutable(call);
        var x = call.X;
        var function = call[0].IsUndefined ? null : call.Function(0);
        var items = array.Copy(x);
        x.Budget.Reserve(items.Length * 64L);
        var defined = items.Where(i => !i.IsUndefined).ToArray();
        if (function is null) defined = ByText(defined, x);
        else MergeSort(defined, (a, b) => To.Number(function.Call(x, Value.Undefined, [a, b]), x) > 0, x);
        var sorted = new Value[items.Length];
        defined.CopyTo(sorted, 0);
        array.Replace(sorted, x);
        return call.Self;
    }

    private static Value[] ByText(Value[] items, Execution x)
    {
        x.Budget.Reserve(items.Length * 40L);
        var pairs = new (string Text, Value Item)[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            x.Budget.Step();
            pairs[i] = (To.Text(items[i], x), items[i]);
        }
        MergeSort(pairs, (a, b) => Operators.CompareTexts(a.Text, b.Text, x) > 0, x);
        return pairs.Select(p => p.Item).ToArray();
    }

    private static void MergeSort<T>(T[] items, Func<T, T, bool> isAfter, Execution x)
    {
        x.Budget.Reserve(items.Length * 24L);
        var source = items;
        var target = new T[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
                Merge(source, target, (start, Math.Min(start + width, items.Length), Math.Min(start + 2 * width, items.Length)), Compare);
            (source, target) = (target, source);
        }
        if (!ReferenceEquals(source, items)) source.CopyTo(items, 0);

        bool Compare(T a, T b)
        {
            x.Budget.Step();
            return isAfter(a, b);
        }
    }

    private static void Merge<T>(T[] source, T[] target, (int Start, int Middle, int End) run, Func<T, T, bool> isAfter)
    {
        var left = run.Start;
        var right = run.Middle;
        for (var i = run.Start; i < run.End; i++)
        {
            var takeRight = left >= run.Middle || (right < run.End && isAfter(source[left], source[right]));
            target[i] = takeRight ? source[right++] : source[left++];
        }
    }
}

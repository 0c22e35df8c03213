using System.Text.Json;

namespace Benchmarks;

/// <summary>Writes figures: for people, or one line of JSON each.</summary>
internal sealed class Report(bool json)
{
    public void Figure(string name, double value, string unit, long size, TimeSpan took)
    {
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(new { name, value = Math.Round(value, 3), unit, size, seconds = Math.Round(took.TotalSeconds, 3) }));
        else
            Console.WriteLine($"{name,-58} {value,12:N2} {unit,-14} size {size,9:N0}   {took.TotalSeconds,7:N2} s");
    }

    public void Note(string text)
    {
        if (!json)
            Console.WriteLine(text);
    }
}

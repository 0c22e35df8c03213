namespace Ciac.Portal.Components;

/// <summary>Pages of a list; <paramref name="HrefOf"/> keeps the filters in the address.</summary>
public sealed record Pagination(int Page, int PageSize, int Total, Func<int, string> HrefOf)
{
    public int Last => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>First, last and the neighbours of the current page; 0 stands for a gap.</summary>
    public IReadOnlyList<int> Shown()
    {
        int[] wanted = [1, .. Enumerable.Range(Page - 1, 3), Last];
        var pages = new List<int>();
        foreach (var page in wanted.Where(p => p >= 1 && p <= Last).Distinct().Order())
        {
            if (pages.Count > 0 && page > pages[^1] + 1) pages.Add(0);
            pages.Add(page);
        }
        return pages;
    }
}

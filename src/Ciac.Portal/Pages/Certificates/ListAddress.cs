using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Microsoft.AspNetCore.WebUtilities;

namespace Ciac.Portal.Pages.Certificates;

/// <summary>Search, filter, order and page of the list, as they stand in its address; what is unknown there is left out.</summary>
public sealed record ListAddress
{
    public string? Search { get; init; }

    public string? Role { get; init; }

    public string? Status { get; init; }

    public string? Kind { get; init; }

    public string? Sort { get; init; }

    public string? Dir { get; init; }

    public string? Page { get; init; }

    public CertificateQuery ToQuery() => new()
    {
        Search = Search,
        Role = Word<HolderRole>(Role),
        Standing = Word<CertificateStanding>(Status),
        IsMain = Kind switch { "Main" => true, "Sub" => false, _ => null },
        Sort = Word<CertificateSort>(Sort) ?? CertificateSort.Opened,
        Descending = Dir == "desc",
        Page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1,
    };

    public bool HasFilter => !string.IsNullOrEmpty(Search + Role + Status + Kind);

    public string To(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["search"] = Search,
        ["role"] = Role,
        ["status"] = Status,
        ["kind"] = Kind,
        ["sort"] = Sort,
        ["dir"] = Dir,
        ["page"] = Page,
    }.Where(part => !string.IsNullOrEmpty(part.Value)));

    public string ToPage(int page) => (this with { Page = page == 1 ? null : page.ToString(CultureInfo.InvariantCulture) }).To("/certificates");

    /// <summary>The column's head: once more turns the order round.</summary>
    public string ToSort(CertificateSort sort) =>
        (this with { Sort = sort.ToString(), Dir = Sort == sort.ToString() && Dir != "desc" ? "desc" : null, Page = null }).To("/certificates");

    private static T? Word<T>(string? text)
        where T : struct, Enum => Enum.GetNames<T>().Contains(text) ? Enum.Parse<T>(text!) : null;
}

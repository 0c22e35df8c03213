using Ciac.Portal.Components;

namespace Ciac.Portal.Tests.Components;

public sealed class PaginationTests
{
    [Theory]
    [InlineData(1, 5, "1")]
    [InlineData(1, 100, "1 2 0 5")]
    [InlineData(3, 100, "1 2 3 4 5")]
    [InlineData(25, 1000, "1 0 24 25 26 0 50")]
    [InlineData(50, 1000, "1 0 49 50")]
    [InlineData(1, 0, "1")]
    public void Shown_pages_are_the_ends_and_the_neighbours(int page, int total, string expected) =>
        Assert.Equal(expected, string.Join(' ', new Pagination(page, 20, total, _ => "").Shown()));

    [Theory]
    [InlineData("Form.Alias", "Form-Alias")]
    [InlineData("Items[3].名", "Items-3---")]
    public void An_id_holds_letters_digits_and_dashes_only(string field, string id) => Assert.Equal(id, FormErrors.IdOf(field));
}

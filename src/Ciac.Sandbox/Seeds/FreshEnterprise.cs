using Ciac.Sandbox.Ca;
using Ciac.Sandbox.People;

namespace Ciac.Sandbox.Seeds;

public sealed record FreshEnterpriseWish(string Category = EnterpriseSeed.Local)
{
    public IReadOnlyList<string>? Roles { get; init; }

    public KeyAlgorithm? Algorithm { get; init; }

    public bool Credential { get; init; } = true;
}

/// Invents an enterprise that nobody has met: the number is taken once, so are all codes made from it.
public static class FreshEnterprise
{
    private const string Digits = "〇一二三四五六七八九";
    private static readonly string[] UsualRoles = ["legal-representative", "administrator", "clerk-1", "clerk-2", "without-seal"];

    public static EnterpriseSeed Invent(FreshEnterpriseWish wish, int number) =>
        new(wish.Category, Identifier(wish.Category, number), Name(wish.Category, number))
        {
            Country = wish.Category == EnterpriseSeed.Overseas ? "SG" : null,
            RegistrationNumber = wish.Category == EnterpriseSeed.Overseas ? $"2098{number:D5}K" : $"310116{number:D9}",
            SealNumber = $"310116{number:D7}",
            Representative = Representative(wish.Category, number),
            Holder = Resident("施", number * 2 + 1),
            Roles = [.. (wish.Roles ?? UsualRoles).Select(role => Role(role, wish.Algorithm))],
            WithCredential = wish.Credential,
        };

    private static string Identifier(string category, int number) => category switch
    {
        EnterpriseSeed.LocalWithoutCode => CheckDigits.OrganizationCode($"PDY{number:D5}"),
        EnterpriseSeed.OtherProvince => SeedCatalogue.Credit("91320505", $"XN{number:D6}"),
        EnterpriseSeed.Overseas => SeedCatalogue.Credit("WJ310000", $"XN{number:D6}"),
        _ => SeedCatalogue.Credit("91310115", $"XN{number:D6}"),
    };

    private static string Name(string category, int number) => category switch
    {
        EnterpriseSeed.LocalWithoutCode => $"上海虚构第{InChinese(number)}号建设指挥部",
        EnterpriseSeed.OtherProvince => $"苏州虚构第{InChinese(number)}号建筑有限公司",
        EnterpriseSeed.Overseas => $"虚构海外第{InChinese(number)}号咨询私人有限公司",
        _ => $"上海虚构第{InChinese(number)}号建设工程有限公司",
    };

    private static TokenRole Role(string name, KeyAlgorithm? algorithm) =>
        algorithm is { } wanted ? TokenRole.Named(name) with { Algorithm = wanted } : TokenRole.Named(name);

    private static Person Representative(string category, int number)
    {
        var person = Resident("何", number * 2);
        return category == EnterpriseSeed.Overseas
            ? person with { IdNumber = $"K8{number:D6}E", IdType = "foreign-passport" }
            : person;
    }

    // 500 people are born each day, in an area of which the fixed seeds use none.
    private static Person Resident(string family, int number)
    {
        var born = new DateOnly(1970, 1, 1).AddDays(number / 500);
        var idNumber = CheckDigits.CitizenId($"310115{born:yyyyMMdd}{number % 500:D3}");
        return new Person($"{family}虚{InChinese(number)}", idNumber, $"198{number:D8}");
    }

    private static string InChinese(int number) => string.Concat($"{number}".Select(digit => Digits[digit - '0']));
}

using Ciac.Sandbox.Ca;
using Ciac.Sandbox.People;

namespace Ciac.Sandbox.Seeds;

/// The fixed seeds: one enterprise per category, and local ones that nobody has opened yet.
public static class SeedCatalogue
{
    public static IReadOnlyList<EnterpriseSeed> All { get; } =
    [
        Full((EnterpriseSeed.Local, Credit("91310115", "XN900001"), "上海虚构浦江建设工程有限公司"), 1, ("郑虚明", "王𠮷㐂")) with
        {
            Roles = [.. TokenRole.All, TokenRole.Named(TokenRole.Personal)],
        },
        Full((EnterpriseSeed.LocalWithoutCode, CheckDigits.OrganizationCode("PDY90002"), "上海虚构滨江旧区改造建设指挥部"), 2, ("钱虚安", "孙拟真")),
        AllEc(Full((EnterpriseSeed.OtherProvince, Credit("91320505", "XN900003"), "苏州虚构枫桥建筑安装有限公司"), 3, ("周虚远", "吴拟清"))),
        Overseas(),
        Waiting(5, "上海虚构静安幕墙装饰有限公司", ("冯虚和", "陈拟平")),
        Waiting(6, "上海虚构徐汇地基基础有限公司", ("褚虚同", "卫拟方")),
        Waiting(7, "上海虚构杨浦市政工程有限公司", ("蒋虚成", "沈拟圆")),
        Waiting(8, "上海虚构嘉定钢结构有限公司", ("韩虚正", "杨拟直")),
    ];

    public static string Credit(string authorityAndArea, string organization) =>
        CheckDigits.CreditCode(authorityAndArea + CheckDigits.OrganizationCode(organization));

    private static EnterpriseSeed Full(
        (string Category, string Identifier, string Name) firm, int number, (string Representative, string Holder) people) =>
        new(firm.Category, firm.Identifier, firm.Name)
        {
            RegistrationNumber = $"310115{number:D9}",
            SealNumber = $"310115900{number:D4}",
            Representative = Resident(people.Representative, number * 2),
            Holder = Resident(people.Holder, (number * 2) + 1),
        };

    private static EnterpriseSeed AllEc(EnterpriseSeed seed) => seed with
    {
        Roles = [.. seed.Roles.Select(role => role with { Algorithm = KeyAlgorithm.Ec })],
    };

    private static EnterpriseSeed Overseas() =>
        Full((EnterpriseSeed.Overseas, Credit("WJ310000", "XN900004"), "虚构海湾工程咨询私人有限公司"), 4, ("林海湾", "许拟舟")) with
        {
            Country = "SG",
            RegistrationNumber = "209900004K",
            Representative = new Person("林海湾", "K9000008E", Mobile(8)) { IdType = "foreign-passport" },
            WithCredential = false,
        };

    private static EnterpriseSeed Waiting(int number, string name, (string Representative, string Holder) people) =>
        Full((EnterpriseSeed.Local, Credit("91310115", $"XN90000{number}"), name), number, people) with
        {
            Roles = [TokenRole.Named("administrator")],
        };

    private static Person Resident(string name, int number) =>
        new(name, CheckDigits.CitizenId($"3101011980{1 + (number / 28):D2}{1 + (number % 28):D2}{number:D3}"), Mobile(number));

    private static string Mobile(int number) => $"199000{number:D5}";
}

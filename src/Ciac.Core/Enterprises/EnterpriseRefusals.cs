namespace Ciac.Core.Enterprises;

public static class EnterpriseRefusals
{
    public static readonly Refusal Required = new("ENT-001", 400,
        "请填写此项。",
        "Fill in this field.");

    public static readonly Refusal TooLong = new("ENT-002", 400,
        "内容过长，请不要超过 {0} 个字。",
        "This is too long. Use at most {0} characters.");

    public static readonly Refusal OriginMismatch = new("ENT-003", 400,
        "单位类型与证书中的单位编码不一致，请重新选择。",
        "The unit type does not fit the code in the certificate. Choose again.");

    public static readonly Refusal NotInRegistry = new("ENT-004", 404,
        "法人库中没有本单位。如果是外省市企业，请选择“外省市企业”；否则请先到市场监管部门核实登记信息。",
        "The legal-person registry does not know this unit. Choose 'Enterprise from another province' if it is one; otherwise have its registration checked first.");

    public static readonly Refusal RegistryBusy = new("ENT-005", 503,
        "法人库暂时没有响应，请稍后重试。已填写的内容不会丢失。",
        "The legal-person registry does not answer at the moment. Try again later; what you entered is kept.");

    public static readonly Refusal NotActiveInRegistry = new("ENT-006", 409,
        "法人库显示本单位不是存续状态，不能开通。",
        "The legal-person registry does not list this unit as active, so it cannot be opened.");

    public static readonly Refusal NameDiffers = new("ENT-007", 409,
        "证书中的单位名称与法人库不一致，请先更新证书。",
        "The unit's name in the certificate differs from the registry. Have the certificate updated first.");

    public static readonly Refusal DocumentNumber = new("ENT-008", 400,
        "证件号码不正确，请核对后重新填写。",
        "The document number is not right. Check it and enter it again.");

    public static readonly Refusal ResidentIdCheckDigit = new("ENT-009", 400,
        "身份证号码校验位不正确，请核对后重新填写。",
        "The check digit of the resident ID is not right. Check it and enter it again.");

    public static readonly Refusal MobileNumber = new("ENT-010", 400,
        "请输入 11 位手机号码。",
        "Enter a mobile number of 11 digits.");
}

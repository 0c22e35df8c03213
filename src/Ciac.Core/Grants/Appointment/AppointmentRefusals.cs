namespace Ciac.Core.Grants;

public static class AppointmentRefusals
{
    public static readonly Refusal NotFound = new("APPT-001", 404,
        "没有找到这次任命，或者它不属于本单位。",
        "This appointment was not found, or it is not your unit's.");

    public static readonly Refusal NotAllowed = new("APPT-002", 403,
        "只有法定代表人可以任命证书管理员或撤回任命。法定代表人可用电子营业执照登录，或用本人证书登录后在证书详情中办理“成为法定代表人证书”。",
        "Only the legal representative appoints administrators or takes an appointment back: signed in with the electronic licence, or with the own certificate once it has that role (see the certificate's page).");

    public static readonly Refusal MainStays = new("APPT-003", 409,
        "主证书的角色固定为证书管理员，不能撤回。如需更换，请先将另一证书升级为主证书。",
        "The main certificate is always an administrator's. Upgrade another certificate to be the main one first.");

    public static readonly Refusal NotFitting = new("APPT-004", 409,
        "只能任命正常状态的办事员证书，或撤回证书管理员的任命；电子营业执照的角色由电子营业执照平台设定。",
        "Only an active clerk's certificate is appointed, and only an administrator's is taken back. The role of an electronic licence is set by its own platform.");

    public static readonly Refusal NoHolder = new("APPT-005", 409,
        "该证书还没有设置持证人，请先在“编辑”中设置持证人。",
        "This certificate has no holder yet. Set one first with 'Edit'.");

    public static readonly Refusal OneAtATime = new("APPT-006", 409,
        "该证书已有一份正在办理的任命，请先等待或撤回。",
        "An appointment of this certificate is in progress already. Wait for it or withdraw it first.");

    public static readonly Refusal RoleChanged = new("APPT-007", 409,
        "该证书的角色刚刚有变化，请重新核对后再办理。",
        "The role of this certificate has just changed. Check again before you go on.");
}

namespace Ciac.Core.EnterpriseChanges;

public static class EnterpriseChangeRefusals
{
    public static readonly Refusal NotAllowed = new("UNIT-001", 403,
        "只有法定代表人和证书管理员可以更新单位信息。",
        "Only the legal representative and certificate administrators update the unit's information.");

    public static readonly Refusal KeyNeeded = new("UNIT-002", 409,
        "更新单位信息需要加盖企业电子签章，请使用法人一证通数字证书登录后办理。",
        "Updating the unit's information takes the enterprise's electronic seal. Sign in with the digital certificate.");

    public static readonly Refusal NameBehind = new("UNIT-003", 409,
        "单位名称现为“{0}”，但当前登录所用的数字证书中仍是“{1}”。请先到证书中心更新证书中的单位名称，再用更新后的证书登录办理。",
        "The unit's name is now “{0}”, but the certificate in use still carries “{1}”. Have the certificate's name updated by the certificate centre first, then sign in with it again.");

    public static readonly Refusal NothingChanged = new("UNIT-004", 422,
        "单位信息与现在登记的相同，不需要更新。",
        "The information is the same as what is registered; there is nothing to update.");

    public static readonly Refusal LooksOld = new("UNIT-005", 409,
        "核对期间单位信息有变化，请按最新信息重新核对。",
        "The information changed while you were checking it. Check it again as it is now.");

    public static readonly Refusal OneChange = new("UNIT-006", 409,
        "您已有一次正在办理的单位信息变更，请先完成或撤回。",
        "You have a change in progress already. Finish it or withdraw it first.");

    public static readonly Refusal NotFound = new("UNIT-007", 404,
        "没有找到这次单位信息变更，或者它不属于本单位。",
        "This change was not found, or it is not your unit's.");

    public static readonly Refusal TooLate = new("UNIT-008", 409,
        "已经签署完成，正在生效，不能再撤回。",
        "It is signed and taking effect; it can no longer be withdrawn.");
}

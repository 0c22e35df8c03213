namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>Identity documents of a certificate holder or a legal representative (spec 1-domain, identity.md §3.6).</summary>
public enum HolderDocumentKind
{
    /// <summary>居民身份证</summary>
    ResidentId,

    /// <summary>军官证</summary>
    MilitaryOfficer,

    /// <summary>外国护照</summary>
    ForeignPassport,

    /// <summary>港澳居民来往内地通行证</summary>
    HongKongMacauPermit,

    /// <summary>台湾居民来往大陆通行证</summary>
    TaiwanPermit,

    /// <summary>港澳台居民居住证</summary>
    ResidencePermit,

    /// <summary>外国人永久居留身份证</summary>
    PermanentResidence,

    /// <summary>中国护照</summary>
    ChinesePassport,
}

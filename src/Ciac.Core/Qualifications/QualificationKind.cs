namespace Ciac.Core.Qualifications;

/// <summary>资质 by kind; each has its own certificate.</summary>
public enum QualificationKind
{
    /// <summary>工程勘察.</summary>
    Survey,

    /// <summary>工程设计.</summary>
    Design,

    /// <summary>建筑业企业.</summary>
    Construction,

    /// <summary>招标代理机构.</summary>
    BiddingAgency,

    /// <summary>造价咨询企业.</summary>
    CostConsulting,

    /// <summary>工程监理.</summary>
    Supervision,

    /// <summary>工程检测机构.</summary>
    Testing,
}

/// <summary>What the approving system did.</summary>
public enum QualificationChange
{
    /// <summary>批准.</summary>
    Issued,

    /// <summary>升级.</summary>
    Raised,

    /// <summary>降级.</summary>
    Lowered,

    /// <summary>增项.</summary>
    Added,

    /// <summary>变更.</summary>
    Changed,

    /// <summary>Part of the qualifications ended, or all of them; how, says <see cref="QualificationEnd"/>.</summary>
    Ended,
}

/// <summary>In what legal form a qualification ends.</summary>
public enum QualificationEnd
{
    /// <summary>注销.</summary>
    Cancelled,

    /// <summary>吊销.</summary>
    RevokedAsPenalty,

    /// <summary>撤销.</summary>
    Annulled,

    /// <summary>撤回.</summary>
    Withdrawn,
}

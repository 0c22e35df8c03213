namespace Ciac.Core.Enterprises.Identifiers;

public enum CreditCodeKind
{
    /// <summary>GB 32100-2015, given by a registering authority.</summary>
    Unified,

    /// <summary>PDY…: the block that GB 11714 leaves for codes made inside a system (units without a public code).</summary>
    Substitute,

    /// <summary>WJ…: assigned by the certificate authority to an overseas firm.</summary>
    Overseas,
}

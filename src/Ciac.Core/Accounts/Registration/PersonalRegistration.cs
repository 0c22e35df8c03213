using Ciac.Core.Storage;

namespace Ciac.Core.Accounts;

public enum RegistrationWay
{
    /// <summary>随申办, on the person's own phone: holders of a resident ID.</summary>
    Phone,

    /// <summary>At the counter: every other document.</summary>
    Counter,
}

/// <summary>A person who stands in personal-information registration 个人信息登记, whichever certificates they hold.</summary>
public sealed class PersonalRegistration
{
    public required Guid Id { get; init; }

    /// <summary>Equal documents have equal indexes; the number itself is encrypted.</summary>
    public required byte[] DocumentIndex { get; init; }
    public required string DocumentKind { get; init; }
    public required string DocumentNumber { get; init; }

    /// <summary>As the last registration said it: people change their names.</summary>
    public required string Name { get; set; }
    public required RegistrationWay Way { get; set; }
    public required DateTimeOffset RegisteredAt { get; set; }
}

/// <summary>A person as a document names them.</summary>
public sealed record PersonOf(string DocumentKind, string DocumentNumber, string Name)
{
    internal byte[] IndexWith(FieldCipher cipher) => cipher.Index($"{DocumentKind}\n{DocumentNumber}", "person-document");

    internal static string LockOf(byte[] index) => "person:" + Convert.ToHexString(index);

    /// <summary>A person's name and number never reach a log by accident.</summary>
    public override string ToString() => DocumentKind;
}

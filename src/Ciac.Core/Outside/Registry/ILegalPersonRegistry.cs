namespace Ciac.Core.Outside.Registry;

/// <summary>Port to the legal-person registry 法人库.</summary>
public interface ILegalPersonRegistry
{
    Task<RegistryResult> FindAsync(string identifier, CancellationToken ct);
}

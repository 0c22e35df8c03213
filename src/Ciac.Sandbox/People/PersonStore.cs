using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.People;

public sealed record Person(string Name, string IdNumber, string Mobile)
{
    public string IdType { get; init; } = "resident";
}

/// The people whom the outside parties know, with the number that the PROVIDER holds for each.
public sealed class PersonStore(SandboxDatabase database)
{
    public Task SaveAsync(Person person, CancellationToken ct) => database.ExecuteAsync($"""
        insert into person (id_number, id_type, name, mobile)
        values ({person.IdNumber}, {person.IdType}, {person.Name}, {person.Mobile})
        on conflict (id_number) do update set name = excluded.name, mobile = excluded.mobile
        """, ct);

    public Task<Person?> FindAsync(string idNumber, CancellationToken ct) => database.FindAsync(
        $"select name, id_number, mobile, id_type from person where id_number = {idNumber}", Read, ct);

    public Task<IReadOnlyList<Person>> AllAsync(CancellationToken ct) => database.QueryAsync(
        $"select name, id_number, mobile, id_type from person order by id_number", Read, ct);

    private static Person Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2)) { IdType = row.GetString(3) };
}

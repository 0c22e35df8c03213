using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House;

/// <summary>Architecture rule 7: budgets of length, parameters, services and nesting. An exception is a line here with its reason.</summary>
public sealed class BudgetTests
{
    private const int FileLines = 250;
    private const int MethodLines = 40;
    private const int Parameters = 4;
    private const int Services = 5;
    private const int Nesting = 2;

    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["src/Ciac.Portal/Components/QrTagHelper.cs:PathOf"] = "rows, runs and modules of a matrix: the three loops are the idea",
        ["src/Ciac.Signing/Pdf/Drawing/QrDrawing.cs:Merge"] = "rows, runs and modules of a matrix: the three loops are the idea",
        ["src/Ciac.Workflows/Activities/Flow/FlowGraph.cs"] = "walks of a graph: work list, neighbours, condition",
        ["src/Ciac.Workflows/Expressions/Parsing/Lexer.cs:ReadName"] = "a scanner's loop with its escape inside",
        ["src/Ciac.Workflows/Expressions/Builtins/ArrayReading.cs:Concat"] = "ECMAScript's own steps, in its order",
        ["src/Ciac.Workflows/Expressions/Builtins/JsonLibrary.cs:Revive"] = "ECMAScript's own steps, in its order",
        ["src/Ciac.Workflows/Expressions/Running/Loops.cs:EnumerateKeys"] = "ECMAScript's own steps, in its order",
        ["src/Ciac.Workflows/Storage/SchemaMigrator.cs:ApplyAsync"] = "one script: applied before, changed since, or new",
    };

    private static IEnumerable<string> Product => Checkout.Sources.Where(f => f.StartsWith("src/", StringComparison.Ordinal));

    [Fact]
    public void Files_stay_within_their_lines()
    {
        var long_ = Checkout.Sources.Concat(Checkout.Files.Where(IsScript))
            .Select(f => (File: f, Lines: Checkout.Read(f).AsSpan().Count('\n'), Most: IsScript(f) ? 300 : FileLines))
            .Where(f => f.Lines > f.Most)
            .Select(f => $"{f.File}: {f.Lines} lines");
        Verdict.None(Without(long_));
    }

    [Fact]
    public void Methods_stay_within_their_budgets()
    {
        var found = Product.SelectMany(file => Judge(file, CSharpSyntaxTree.ParseText(Checkout.Read(file)).GetCompilationUnitRoot())).ToList();
        Verdict.None(Without(found));
    }

    private static IEnumerable<string> Judge(string file, CompilationUnitSyntax root)
    {
        foreach (var method in root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
        {
            var name = $"{file}:{NameOf(method)}";
            var lines = LinesOf(method.Body ?? (SyntaxNode?)method.ExpressionBody);
            if (lines > MethodLines) yield return $"{name}: {lines} lines";
            if (method is MethodDeclarationSyntax && Count(method.ParameterList) > Parameters) yield return $"{name}: {Count(method.ParameterList)} parameters";
            var depth = Depth(method.Body);
            if (depth > Nesting) yield return $"{name}: nested {depth} deep";
        }

        foreach (var type in root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(t => t.ParameterList?.Parameters.Count > Services))
            yield return $"{file}:{type.Identifier}: {type.ParameterList!.Parameters.Count} services";
    }

    // The token of cancellation is a habit of the language, not a thing to understand.
    private static int Count(ParameterListSyntax list) =>
        list.Parameters.Count(p => p.Type?.ToString() is not "CancellationToken" && !p.Modifiers.Any(SyntaxKind.ThisKeyword));

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        _ => "operator",
    };

    private static int LinesOf(SyntaxNode? body)
    {
        if (body is null) return 0;
        var span = body.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line - 1;
    }

    private static int Depth(SyntaxNode? node) => node is null ? 0 : node.ChildNodes()
        .Select(child => Depth(child) + (Opens(child) ? 1 : 0))
        .DefaultIfEmpty(0)
        .Max();

    private static bool Opens(SyntaxNode node) => node switch
    {
        IfStatementSyntax branch => branch.Parent is not ElseClauseSyntax,
        ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax => true,
        _ => false,
    };

    private static List<string> Without(IEnumerable<string> found) =>
        [.. found.Where(line => !Allowed.Keys.Any(allowed => line.StartsWith(allowed, StringComparison.Ordinal)))];

    private static bool IsScript(string file) =>
        file.EndsWith(".ts", StringComparison.Ordinal) || file.EndsWith(".tsx", StringComparison.Ordinal);
}

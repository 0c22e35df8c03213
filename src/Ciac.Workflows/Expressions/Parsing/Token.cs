namespace Ciac.Workflows.Expressions.Parsing;

internal enum TokenKind
{
    End,
    Name,
    Keyword,
    Number,
    Text,
    Punctuator,
}

/// <summary>Text is the cooked value of a string, the name, or the punctuator.</summary>
internal readonly record struct Token(TokenKind Kind, int At, int End, string Text)
{
    public double Number { get; init; }

    /// <summary>A line ends before it: a semicolon may be missing there.</summary>
    public bool AfterNewline { get; init; }

    /// <summary>Written with an escape: never a keyword.</summary>
    public bool Escaped { get; init; }

    public bool Is(string punctuatorOrKeyword) =>
        Kind is TokenKind.Punctuator or TokenKind.Keyword && Text == punctuatorOrKeyword;

    public bool IsName(string name) => Kind == TokenKind.Name && !Escaped && Text == name;
}

namespace Summarizer.TextModel.Tests.Languages;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("The bridge is closed and the ferry runs.", "en")]
    [InlineData("Die Brücke ist gesperrt, und die Fähre fährt.", "de")]
    [InlineData("Le pont est fermé et le bac fonctionne.", "fr")]
    [InlineData("El puente está cerrado y el ferry funciona.", "es")]
    [InlineData("Il ponte è chiuso e il traghetto funziona.", "it")]
    [InlineData("A ponte está fechada e a balsa não funciona.", "pt")]
    [InlineData("De brug is dicht en de pont vaart niet.", "nl")]
    [InlineData("Most jest zamknięty, ale prom kursuje.", "pl")]
    [InlineData("Bron är stängd men färjan går.", "sv")]
    [InlineData("Міст закрито, їде пором.", "uk")]
    [InlineData("پل بسته است و گاهی قایق می‌رود.", "fa")]
    [InlineData("橋は閉鎖された。", "ja")]
    [InlineData("大桥关闭。", "zh")]
    [InlineData("Silta on suljettu, mutta lautta kulkee yhä päivisin.", "und")]
    [InlineData("Broen er lukket, og færgen sejler hver dag hele året.", "und")]
    [InlineData("Most je uzavřen a přívoz jezdí každý den.", "und")]
    [InlineData("See No. 5. Two.", "en")]
    [InlineData("Mais em www.exemplo.com.br ou pelo telefone.", "pt")]
    [InlineData("\u5927\u6865\u5173\u95ED\u3002\u8BE6\u89C1https://www.example.com/en/news/about-the-bridge", "zh")]
    [InlineData("12345 --- 678", "und")]
    [InlineData("", "und")]
    public void Of_OneSentence_TellsTheLanguage(string text, string language) => Assert.Equal(language, LanguageGuess.Of(text).Language);
}

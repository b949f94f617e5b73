package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What browsers read when header, page and bytes say different things. */
class PageLettersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        // written in    | header says               | the page says                                         | we read
        "UTF-8           | text/html; charset=utf-8  | -                                                     | Größe",
        "UTF-8           | text/html                 | -                                                     | Größe",
        "windows-1252    | text/html                 | -                                                     | Größe",
        "windows-1252    | text/html; charset=latin1 | <meta charset=utf-8>                                  | Größe",
        "windows-1252    | text/html;CHARSET=\"ISO-8859-1\" | -                                               | “Größe”",
        "windows-1252    | text/html; charset=us-ascii | -                                                   | €5",
        "UTF-8           | text/html; charset=utf-8  | <meta charset=windows-1252>                           | Größe",
        "UTF-8           | text/html; charset=nonsense | <meta charset=utf-8>                                | Größe",
        "UTF-8           | text/html                 | <meta charset=utf-16>                                 | Größe",
        "windows-1251    | text/html                 | <meta http-equiv=Content-Type content='text/html; charset=windows-1251'> | Размер",
        "windows-1251    | text/html                 | <META CHARSET = \"windows-1251\" />                   | Размер",
        "koi8-r          | text/html; charset=koi8-r | -                                                     | Размер",
        "windows-31j     | text/html                 | <meta charset=shift_jis>                              | 大きさ①",
        "GBK             | text/html; charset=gb2312 | -                                                     | 朱镕基",
        "x-windows-949   | text/html; charset=euc-kr | -                                                     | 크기똠",
        "windows-1254    | text/html; charset=iso-8859-9 | -                                                 | “İş”",
        "windows-1252    | text/html                 | <!-- <meta charset=utf-8> --><meta charset=latin1>    | Größe",
        "windows-1252    | text/html                 | <script>'<meta charset=utf-8>'</script>               | Größe",
        "UTF-8           | application/xhtml+xml     | <?xml version='1.0' encoding='utf-8'?>                | Größe",
        "UTF-16LE        | text/html; charset=utf-16 | -                                                     | Größe",
        "BOM UTF-8       | text/html; charset=latin1 | <meta charset=latin1>                                 | Größe",
        "BOM UTF-16LE    | text/html; charset=utf-8  | -                                                     | Größe",
        "BOM UTF-16BE    | text/html                 | -                                                     | Größe",
    })
    void lettersOfAPage(String written, String header, String page, String text) {
        String html = (page == null ? "" : page) + "<p>" + text;
        Charset charset = Charset.forName(written.replace("BOM ", ""));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((written.startsWith("BOM") ? "\uFEFF" + html : html).getBytes(charset));
        assertThat(PageLetters.read(bytes.toByteArray(), header)).endsWith("<p>" + text);
    }
}

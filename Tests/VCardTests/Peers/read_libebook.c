/* Prints what libebook reads from each card of a folder, for the tests to compare with: file, property, value.
 * cc read_libebook.c $(pkg-config --cflags --libs libebook-contacts-1.2) */
#include <libebook-contacts/libebook-contacts.h>
#include <stdio.h>
#include <string.h>

static const char *wanted[] = {"FN", "EMAIL", "UID", "NOTE", "BDAY", "TITLE", "N"};

static void show(const char *text)
{
    for (; *text; text++) {
        if (*text == '\r' && text[1] == '\n')
            continue;
        if (*text == '\\')
            fputs("\\\\", stdout);
        else if (*text == '\n')
            fputs("\\n", stdout);
        else if (*text == '\t')
            fputs("\\t", stdout);
        else
            putchar(*text);
    }
}

static void print(const char *file, const char *name, EVCardAttribute *attribute)
{
    GList *values = e_vcard_attribute_get_values_decoded(attribute);
    const char *first = values ? ((GString *)values->data)->str : "";
    const char *second = values && values->next ? ((GString *)values->next->data)->str : "";
    char *text = strcmp(name, "N") == 0 ? g_strdup_printf("%s|%s", first, second) : g_strdup(first);
    printf("%s\t%s\t", file, name);
    show(g_strstrip(text));
    putchar('\n');
    g_free(text);
}

int main(int argc, char **argv)
{
    GDir *folder = argc > 1 ? g_dir_open(argv[1], 0, NULL) : NULL;
    const char *file;
    if (!folder)
        return 1;
    while ((file = g_dir_read_name(folder))) {
        char *path = g_build_filename(argv[1], file, NULL), *bytes = NULL;
        if (g_file_get_contents(path, &bytes, NULL, NULL)) {
            EVCard *card = e_vcard_new_from_string(bytes);
            for (GList *at = e_vcard_get_attributes(card); at; at = at->next)
                for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++)
                    if (g_ascii_strcasecmp(wanted[i], e_vcard_attribute_get_name(at->data)) == 0)
                        print(file, wanted[i], at->data);
            g_object_unref(card);
        }
        g_free(bytes);
        g_free(path);
    }
    g_dir_close(folder);
    return 0;
}
